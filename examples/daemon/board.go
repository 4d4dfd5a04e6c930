package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
)

const largest = 64 << 10

var names = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

// Board answers requests: GET / lists the notes, GET and PUT /notes/NAME read and write one.
type Board struct {
	directory string
	settings  *atomic.Pointer[Settings]
}

func (board *Board) routes() http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("/", board.list)
	routes.HandleFunc("/notes/", board.note)
	return routes
}

func (board *Board) list(response http.ResponseWriter, request *http.Request) {
	if request.URL.Path != "/" {
		http.NotFound(response, request)
		return
	}
	files, err := filepath.Glob(filepath.Join(board.directory, "*.txt"))
	if err != nil {
		refuse(response, err)
		return
	}
	fmt.Fprintf(response, "%s (pinboard %s)\n", board.settings.Load().Title, version)
	for _, file := range files {
		fmt.Fprintln(response, strings.TrimSuffix(filepath.Base(file), ".txt"))
	}
}

func (board *Board) note(response http.ResponseWriter, request *http.Request) {
	name := strings.TrimPrefix(request.URL.Path, "/notes/")
	if !names.MatchString(name) {
		http.Error(response, "a name has small letters, digits and dashes", http.StatusBadRequest)
		return
	}
	file := filepath.Join(board.directory, name+".txt")
	switch request.Method {
	case http.MethodGet:
		text, err := os.ReadFile(file)
		if err != nil {
			refuse(response, err)
			return
		}
		response.Write(text)
	case http.MethodPut:
		text, err := io.ReadAll(http.MaxBytesReader(response, request.Body, largest))
		if err == nil {
			err = os.WriteFile(file, text, 0o640)
		}
		if err != nil {
			refuse(response, err)
			return
		}
		response.WriteHeader(http.StatusNoContent)
	default:
		http.Error(response, "only GET and PUT", http.StatusMethodNotAllowed)
	}
}

func refuse(response http.ResponseWriter, err error) {
	var tooLarge *http.MaxBytesError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		http.Error(response, "no such note", http.StatusNotFound)
	case errors.As(err, &tooLarge):
		http.Error(response, err.Error(), http.StatusRequestEntityTooLarge)
	default:
		http.Error(response, err.Error(), http.StatusInternalServerError)
	}
}
