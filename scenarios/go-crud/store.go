package main

import (
	"cmp"
	"slices"
	"sync"
)

type movie struct {
	ID       int    `json:"id"`
	Title    string `json:"title"`
	Director string `json:"director,omitempty"`
	Year     int    `json:"year,omitempty"`
}

// store holds movies by id. Ids count from 1 and are never given twice.
type store struct {
	mutex  sync.RWMutex
	movies map[int]movie
	lastID int
}

func newStore() *store {
	return &store{movies: map[int]movie{}}
}

// list returns all movies, by id.
func (s *store) list() []movie {
	s.mutex.RLock()
	all := make([]movie, 0, len(s.movies))
	for _, m := range s.movies {
		all = append(all, m)
	}
	s.mutex.RUnlock()

	slices.SortFunc(all, func(a, b movie) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

func (s *store) get(id int) (movie, bool) {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	m, found := s.movies[id]
	return m, found
}

func (s *store) create(m movie) movie {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.lastID++
	m.ID = s.lastID
	s.movies[m.ID] = m
	return m
}

// update replaces the movie of that id; false when there is none.
func (s *store) update(id int, m movie) (movie, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if _, found := s.movies[id]; !found {
		return movie{}, false
	}
	m.ID = id
	s.movies[id] = m
	return m, true
}

func (s *store) delete(id int) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	_, found := s.movies[id]
	delete(s.movies, id)
	return found
}
