// Counts the words of a text that is part of the program and prints the most frequent ones, as JSON.
package main

import (
	_ "embed"
	"encoding/json"
	"log"
	"os"
	"sort"
	"strings"
	"unicode"
)

//go:embed text.txt
var text string

type entry struct {
	Word  string `json:"word"`
	Count int    `json:"count"`
}

func main() {
	counts := map[string]int{}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		counts[word]++
	}
	entries := make([]entry, 0, len(counts))
	for word, count := range counts {
		entries = append(entries, entry{word, count})
	}
	sort.Slice(entries, func(i, j int) bool {
		if entries[i].Count != entries[j].Count {
			return entries[i].Count > entries[j].Count
		}
		return entries[i].Word < entries[j].Word
	})
	if err := json.NewEncoder(os.Stdout).Encode(entries[:5]); err != nil {
		log.Fatal(err)
	}
}
