// A service that counts the words of what it is sent, over HTTP.
package main

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"strings"
)

const largestBody = 1 << 20

func main() {
	http.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") })
	http.HandleFunc("POST /words", count)
	log.Fatal(http.ListenAndServe(":8000", nil))
}

func count(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
	if err != nil {
		http.Error(w, "the text cannot be read", http.StatusBadRequest)
		return
	}
	counts := map[string]int{}
	for _, word := range strings.Fields(string(body)) {
		counts[word]++
	}
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(counts); err != nil {
		log.Print(err)
	}
}
