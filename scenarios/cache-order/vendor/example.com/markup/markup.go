// Package markup turns text with light marks into HTML: "# " begins a heading, "- " an item, and empty lines part paragraphs.
package markup

import (
	"html/template"
	"io"
	"strings"
)

// Block is a piece of a page: of kind "heading", "item" or "paragraph".
type Block struct{ Kind, Text string }

var page = template.Must(template.New("page").Parse(`<!doctype html>
<title>{{.Title}}</title>
{{range .Blocks}}{{if eq .Kind "heading"}}<h1>{{.Text}}</h1>{{else if eq .Kind "item"}}<li>{{.Text}}</li>{{else}}<p>{{.Text}}</p>{{end}}
{{end}}`))

// Parse reads the blocks of a text.
func Parse(text string) []Block {
	var blocks []Block
	for _, part := range strings.Split(text, "\n\n") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case strings.HasPrefix(part, "# "):
			blocks = append(blocks, Block{"heading", part[2:]})
		case strings.HasPrefix(part, "- "):
			for _, line := range strings.Split(part, "\n") {
				blocks = append(blocks, Block{"item", strings.TrimPrefix(line, "- ")})
			}
		default:
			blocks = append(blocks, Block{"paragraph", strings.ReplaceAll(part, "\n", " ")})
		}
	}
	return blocks
}

// Write writes a text as a page.
func Write(target io.Writer, title, text string) error {
	return page.Execute(target, struct {
		Title  string
		Blocks []Block
	}{title, Parse(text)})
}
