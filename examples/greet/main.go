package main

import (
	"fmt"
	"os"
)

var version = "unknown"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: greet NAME")
		os.Exit(2)
	}
	if os.Args[1] == "--version" {
		fmt.Println("greet", version)
		return
	}
	fmt.Println("hello,", os.Args[1])
}
