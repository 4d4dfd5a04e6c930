package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// Settings is what the administrator decides. What is read again on SIGHUP is the title.
type Settings struct {
	Listen string
	Title  string
}

// readSettings reads lines of the form KEY = VALUE; # starts a comment.
func readSettings(path string) (*Settings, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	settings := &Settings{Listen: "127.0.0.1:8080", Title: "Pinboard"}
	lines := bufio.NewScanner(file)
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, found := strings.Cut(line, "=")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(key) {
		case "listen":
			settings.Listen = value
		case "title":
			settings.Title = value
		default:
			return nil, fmt.Errorf("%s:%d: no such setting: %q", path, number, line)
		}
		if !found || value == "" {
			return nil, fmt.Errorf("%s:%d: no value: %q", path, number, line)
		}
	}
	return settings, lines.Err()
}
