// Pinboard keeps short notes and shows them over HTTP: a daemon as small as one can be that still does what systemd and
// administrators expect.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

var version = "unknown"

func main() {
	config := flag.String("config", "/etc/pinboard/pinboard.conf", "file with the settings")
	show := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *show {
		fmt.Println("pinboard", version)
		return
	}
	log.SetFlags(0) // the journal has the time
	if err := serve(*config); err != nil {
		log.Fatal(err)
	}
}

func serve(config string) error {
	first, err := readSettings(config)
	if err != nil {
		return err
	}
	var settings atomic.Pointer[Settings]
	settings.Store(first)
	listener, err := net.Listen("tcp", first.Listen)
	if err != nil {
		return err
	}
	// systemd says where the state is; without it, the current directory will do
	board := &Board{directory: os.Getenv("STATE_DIRECTORY"), settings: &settings}
	server := &http.Server{Handler: board.routes(), ReadHeaderTimeout: 10 * time.Second}

	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	notify("READY=1")
	log.Printf("pinboard %s listens on %s", version, listener.Addr())
	for {
		select {
		case err := <-done:
			return err
		case received := <-signals:
			if received != syscall.SIGHUP {
				notify("STOPPING=1")
				return stop(server)
			}
			if again, err := readSettings(config); err != nil {
				log.Printf("goes on with the settings that it has: %v", err)
			} else {
				settings.Store(again)
			}
		}
	}
}

// stop lets requests that are under way come to their end.
func stop(server *http.Server) error {
	within, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := server.Shutdown(within); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// notify tells systemd how the service is, as sd_notify(3) does.
func notify(state string) {
	socket := os.Getenv("NOTIFY_SOCKET")
	if socket == "" {
		return
	}
	connection, err := net.Dial("unixgram", socket)
	if err != nil {
		log.Printf("systemd is not told: %v", err)
		return
	}
	defer connection.Close()
	if _, err := connection.Write([]byte(state)); err != nil {
		log.Printf("systemd is not told: %v", err)
	}
}
