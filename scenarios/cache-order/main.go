// Prints a page of HTML, made of a text that is part of the program.
package main

import (
	_ "embed"
	"log"
	"os"

	"example.com/markup"
)

//go:embed text.txt
var text string

func main() {
	if err := markup.Write(os.Stdout, "Layers & caches", text); err != nil {
		log.Fatal(err)
	}
}
