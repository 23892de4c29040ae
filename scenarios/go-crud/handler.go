package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxBodyBytes   = 1 << 20
	maxTitleLength = 200
)

type handler struct {
	store *store
}

// newHandler answers at /movies and /movies/{id}. The mux itself answers 404 to other paths, and 405 with Allow to other methods.
func newHandler(s *store) http.Handler {
	h := &handler{store: s}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /movies", h.list)
	mux.HandleFunc("POST /movies", h.create)
	mux.HandleFunc("GET /movies/{id}", h.get)
	mux.HandleFunc("PUT /movies/{id}", h.update)
	mux.HandleFunc("DELETE /movies/{id}", h.delete)
	return mux
}

func (h *handler) list(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, h.store.list())
}

func (h *handler) get(w http.ResponseWriter, r *http.Request) {
	id, ok := pathID(w, r)
	if !ok {
		return
	}
	m, found := h.store.get(id)
	if !found {
		writeError(w, http.StatusNotFound, "no such movie")
		return
	}
	writeJSON(w, http.StatusOK, m)
}

func (h *handler) create(w http.ResponseWriter, r *http.Request) {
	m, ok := readMovie(w, r)
	if !ok {
		return
	}
	m = h.store.create(m)
	w.Header().Set("Location", fmt.Sprintf("/movies/%d", m.ID))
	writeJSON(w, http.StatusCreated, m)
}

func (h *handler) update(w http.ResponseWriter, r *http.Request) {
	id, ok := pathID(w, r)
	if !ok {
		return
	}
	m, ok := readMovie(w, r)
	if !ok {
		return
	}
	m, found := h.store.update(id, m)
	if !found {
		writeError(w, http.StatusNotFound, "no such movie")
		return
	}
	writeJSON(w, http.StatusOK, m)
}

func (h *handler) delete(w http.ResponseWriter, r *http.Request) {
	id, ok := pathID(w, r)
	if !ok {
		return
	}
	if !h.store.delete(id) {
		writeError(w, http.StatusNotFound, "no such movie")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// pathID reads the id of the path. What is no number names no movie, so it is answered with 404 as well.
func pathID(w http.ResponseWriter, r *http.Request) (int, bool) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		writeError(w, http.StatusNotFound, "no such movie")
		return 0, false
	}
	return id, true
}

// readMovie reads and checks the movie of the body; when it is wrong, it has answered.
func readMovie(w http.ResponseWriter, r *http.Request) (movie, bool) {
	if sent := r.Header.Get("Content-Type"); sent != "" {
		if kind, _, err := mime.ParseMediaType(sent); err != nil || kind != "application/json" {
			writeError(w, http.StatusUnsupportedMediaType, "the body must be application/json")
			return movie{}, false
		}
	}

	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBodyBytes))
	decoder.DisallowUnknownFields()
	var m movie
	err := decoder.Decode(&m)
	if err == nil {
		if _, more := decoder.Token(); more != io.EOF {
			err = errors.Join(errors.New("one JSON object is enough"), more)
		}
	}
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		writeError(w, http.StatusRequestEntityTooLarge, "the body is larger than 1 MiB")
		return movie{}, false
	case err != nil:
		writeError(w, http.StatusBadRequest, "the body is not a movie: "+err.Error())
		return movie{}, false
	}

	m.Title = strings.TrimSpace(m.Title)
	if m.Title == "" || utf8.RuneCountInString(m.Title) > maxTitleLength {
		writeError(w, http.StatusBadRequest, fmt.Sprintf("title must have 1 to %d characters", maxTitleLength))
		return movie{}, false
	}
	return m, true
}

func writeError(w http.ResponseWriter, status int, message string) {
	writeJSON(w, status, map[string]string{"error": message})
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// An error here means that the client has gone: there is nobody left to tell.
	_ = json.NewEncoder(w).Encode(value)
}
