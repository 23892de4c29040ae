// A service that keeps the titles of movies in memory, as small as it can be: the scenario is about images that build and do not start.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"sync"
)

func main() {
	var mutex sync.Mutex
	titles := []string{}

	http.HandleFunc("GET /movies", func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		answer(w, http.StatusOK, titles)
	})
	http.HandleFunc("POST /movies", func(w http.ResponseWriter, r *http.Request) {
		var movie struct {
			Title string `json:"title"`
		}
		if err := json.NewDecoder(r.Body).Decode(&movie); err != nil || movie.Title == "" {
			http.Error(w, "a movie has a title", http.StatusBadRequest)
			return
		}
		mutex.Lock()
		defer mutex.Unlock()
		titles = append(titles, movie.Title)
		answer(w, http.StatusCreated, movie)
	})
	log.Fatal(http.ListenAndServe(":8000", nil))
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(value); err != nil {
		log.Print(err)
	}
}
