// Answers for each line of standard input, a build constraint, whether it holds for the tags a and b: true, false or error.
package main

import (
	"bufio"
	"fmt"
	"go/build/constraint"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		expr, err := constraint.Parse(in.Text())
		if err != nil {
			fmt.Fprintln(out, "error")
			continue
		}
		fmt.Fprintln(out, expr.Eval(func(tag string) bool { return tag == "a" || tag == "b" }))
	}
}
