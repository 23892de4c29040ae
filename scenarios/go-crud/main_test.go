package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// send makes one request with a JSON body (none when empty).
func send(h http.Handler, method, path, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func expect(t *testing.T, w *httptest.ResponseRecorder, status int, body string) {
	t.Helper()
	if w.Code != status || strings.TrimSpace(w.Body.String()) != body {
		t.Fatalf("got %d %q, want %d %q", w.Code, w.Body.String(), status, body)
	}
}

func TestRoundTrip(t *testing.T) {
	h := newHandler(newStore())
	expect(t, send(h, "GET", "/movies", ""), 200, `[]`)

	created := send(h, "POST", "/movies", `{"title":" Alien ","director":"Ridley Scott","year":1979}`)
	expect(t, created, 201, `{"id":1,"title":"Alien","director":"Ridley Scott","year":1979}`)
	if got := created.Header().Get("Location"); got != "/movies/1" {
		t.Fatalf("Location is %q", got)
	}
	if got := created.Header().Get("Content-Type"); got != "application/json" {
		t.Fatalf("Content-Type is %q", got)
	}

	expect(t, send(h, "GET", "/movies/1", ""), 200, `{"id":1,"title":"Alien","director":"Ridley Scott","year":1979}`)
	// The id of the path counts, not that of the body.
	expect(t, send(h, "PUT", "/movies/1", `{"id":7,"title":"Aliens"}`), 200, `{"id":1,"title":"Aliens"}`)
	expect(t, send(h, "DELETE", "/movies/1", ""), 204, "")
	expect(t, send(h, "GET", "/movies/1", ""), 404, `{"error":"no such movie"}`)
	expect(t, send(h, "DELETE", "/movies/1", ""), 404, `{"error":"no such movie"}`)
	expect(t, send(h, "PUT", "/movies/1", `{"title":"Alien"}`), 404, `{"error":"no such movie"}`)
}

func TestIDsAreNotGivenTwice(t *testing.T) {
	h := newHandler(newStore())
	send(h, "POST", "/movies", `{"title":"Alien"}`)
	send(h, "DELETE", "/movies/1", "")
	expect(t, send(h, "POST", "/movies", `{"title":"Brazil"}`), 201, `{"id":2,"title":"Brazil"}`)
}

func TestListIsInOrderOfIDs(t *testing.T) {
	h := newHandler(newStore())
	for n := 1; n <= 50; n++ {
		send(h, "POST", "/movies", fmt.Sprintf(`{"title":"Movie %d"}`, n))
	}
	for i, m := range listed(t, h) {
		if m.ID != i+1 {
			t.Fatalf("movie %d stands at place %d", m.ID, i+1)
		}
	}
}

func TestBadRequests(t *testing.T) {
	h := newHandler(newStore())
	for name, c := range map[string]struct {
		method, path, body string
		status             int
	}{
		"broken JSON":       {"POST", "/movies", `{"title":`, 400},
		"no body":           {"POST", "/movies", ``, 400},
		"null":              {"POST", "/movies", `null`, 400},
		"two objects":       {"POST", "/movies", `{"title":"a"}{"title":"b"}`, 400},
		"text after it":     {"POST", "/movies", `{"title":"a"} and more`, 400},
		"unknown field":     {"POST", "/movies", `{"title":"a","stars":5}`, 400},
		"wrong type":        {"POST", "/movies", `{"title":5}`, 400},
		"no title":          {"POST", "/movies", `{"year":1979}`, 400},
		"blank title":       {"POST", "/movies", `{"title":"  "}`, 400},
		"long title":        {"POST", "/movies", `{"title":"` + strings.Repeat("é", 201) + `"}`, 400},
		"large body":        {"POST", "/movies", `{"title":"` + strings.Repeat("a", maxBodyBytes) + `"}`, 413},
		"large tail":        {"POST", "/movies", `{"title":"a"}` + strings.Repeat(" ", maxBodyBytes), 413},
		"id is no number":   {"GET", "/movies/one", ``, 404},
		"unknown path":      {"GET", "/actors", ``, 404},
		"deeper path":       {"GET", "/movies/1/cast", ``, 404},
		"update before any": {"PUT", "/movies/1", `{"title":"a"}`, 404},
	} {
		t.Run(name, func(t *testing.T) {
			if w := send(h, c.method, c.path, c.body); w.Code != c.status {
				t.Fatalf("got %d %s, want %d", w.Code, w.Body, c.status)
			}
		})
	}
	if left := listed(t, h); len(left) != 0 {
		t.Fatalf("a refused movie was kept: %v", left)
	}
}

func TestLongestTitle(t *testing.T) {
	h := newHandler(newStore())
	if w := send(h, "POST", "/movies", `{"title":"`+strings.Repeat("é", 200)+`"}`); w.Code != 201 {
		t.Fatalf("got %d %s", w.Code, w.Body)
	}
}

func TestOtherMethodsAreToldWhatIsAllowed(t *testing.T) {
	h := newHandler(newStore())
	for path, allow := range map[string]string{"/movies": "GET, HEAD, POST", "/movies/1": "DELETE, GET, HEAD, PUT"} {
		w := send(h, "PATCH", path, `{"title":"a"}`)
		if got := w.Header().Get("Allow"); w.Code != 405 || got != allow {
			t.Fatalf("%s: got %d, Allow %q", path, w.Code, got)
		}
	}
}

func TestOtherMediaTypes(t *testing.T) {
	h := newHandler(newStore())
	for kind, status := range map[string]int{
		"":                                  201,
		"application/json; charset=utf-8":   201,
		"application/x-www-form-urlencoded": 415,
		"text/plain":                        415,
		"not a type":                        415,
	} {
		r := httptest.NewRequest("POST", "/movies", strings.NewReader(`{"title":"a"}`))
		if kind != "" {
			r.Header.Set("Content-Type", kind)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != status {
			t.Fatalf("%q: got %d, want %d", kind, w.Code, status)
		}
	}
}

// Many clients at once over real connections: every movie that was created and not deleted is there once.
func TestManyClientsAtOnce(t *testing.T) {
	const clients, each = 16, 25
	h := newHandler(newStore())
	server := httptest.NewServer(h)
	defer server.Close()

	var group sync.WaitGroup
	for c := range clients {
		group.Add(1)
		go func() {
			defer group.Done()
			for n := range each {
				if err := createUpdateAndMaybeDelete(server, c, n); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	group.Wait()

	kept := listed(t, h)
	if want := clients * (each - (each+4)/5); len(kept) != want {
		t.Fatalf("%d movies are left, want %d", len(kept), want)
	}
	titles := map[string]bool{}
	for _, m := range kept {
		titles[m.Title] = true
	}
	if len(titles) != len(kept) {
		t.Fatalf("%d movies, but %d titles", len(kept), len(titles))
	}
}

// createUpdateAndMaybeDelete deletes every fifth movie that it made.
func createUpdateAndMaybeDelete(server *httptest.Server, client, n int) error {
	created, err := http.Post(server.URL+"/movies", "application/json", strings.NewReader(`{"title":"new"}`))
	if err != nil {
		return err
	}
	created.Body.Close()
	location := server.URL + created.Header.Get("Location")

	steps := []struct {
		method, body string
		status       int
	}{{"PUT", fmt.Sprintf(`{"title":"%d of client %d"}`, n, client), 200}, {"GET", "", 200}}
	if n%5 == 0 {
		steps = append(steps, struct {
			method, body string
			status       int
		}{"DELETE", "", 204})
	}
	for _, step := range steps {
		request, err := http.NewRequest(step.method, location, strings.NewReader(step.body))
		if err != nil {
			return err
		}
		request.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			return err
		}
		answer.Body.Close()
		if answer.StatusCode != step.status {
			return fmt.Errorf("%s %s: got %d, want %d", step.method, location, answer.StatusCode, step.status)
		}
	}
	return nil
}

func listed(t *testing.T, h http.Handler) []movie {
	t.Helper()
	var movies []movie
	if err := json.Unmarshal(send(h, "GET", "/movies", "").Body.Bytes(), &movies); err != nil {
		t.Fatal(err)
	}
	return movies
}
