// Answers questions about modules with Go's own code: one per line of standard input, words separated by tabs.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/version"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb/dirhash"
	"golang.org/x/mod/zip"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		words := strings.Split(in.Text(), "\t")
		fmt.Fprintln(out, answer(words[0], words[1:]))
	}
}

func answer(question string, words []string) string {
	switch question {
	case "compare":
		return strconv.Itoa(semver.Compare(words[0], words[1]))
	case "compare-go":
		return strconv.Itoa(version.Compare("go"+words[0], "go"+words[1]))
	case "lang":
		return strings.TrimPrefix(version.Lang("go"+words[0]), "go")
	case "version":
		return describe(words[0])
	case "path":
		prefix, major, ok := module.SplitPathVersion(words[0])
		escaped, err := module.EscapePath(words[0])
		if err != nil {
			escaped = ""
		}
		return fmt.Sprint(module.CheckPath(words[0]) == nil, module.CheckImportPath(words[0]) == nil,
			module.CheckFilePath(words[0]) == nil, ok, prefix, major, escaped)
	case "fits":
		return fmt.Sprint(module.MatchPathMajor(words[0], words[1]))
	case "lax":
		return lax(words[0])
	case "strict":
		data, err := os.ReadFile(words[0])
		if err != nil {
			panic(err)
		}
		if _, err := modfile.Parse(words[0], data, nil); err != nil {
			return "refused"
		}
		return "read"
	case "zip":
		_, err := zip.CheckZip(module.Version{Path: words[0], Version: words[1]}, words[2])
		if err == nil {
			if sum, hashErr := dirhash.HashZip(words[2], dirhash.Hash1); hashErr == nil {
				return sum
			}
		}
		return "refused"
	}
	panic(question)
}

func describe(v string) string {
	if !semver.IsValid(v) {
		return "no version"
	}
	text := fmt.Sprint(module.CanonicalVersion(v), " ", semver.Major(v), " ", semver.MajorMinor(v), " ",
		semver.Prerelease(v), " ", semver.Build(v))
	if !module.IsPseudoVersion(v) {
		return text
	}
	base, _ := module.PseudoVersionBase(v)
	rev, _ := module.PseudoVersionRev(v)
	when := "no time"
	if t, err := module.PseudoVersionTime(v); err == nil {
		when = strconv.FormatInt(t.Unix(), 10)
	}
	return text + " pseudo " + base + " " + when + " " + rev
}

func lax(file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	f, err := modfile.ParseLax(file, data, nil)
	if err != nil {
		return "refused"
	}
	var all []any
	if f.Module != nil {
		all = append(all, "module", f.Module.Mod.Path, f.Module.Deprecated)
	}
	if f.Go != nil {
		all = append(all, "go", f.Go.Version)
	}
	for _, r := range f.Require {
		all = append(all, r.Mod.Path, r.Mod.Version, r.Indirect, r.Syntax.Start.Line)
	}
	for _, r := range f.Retract {
		all = append(all, r.Low, r.High, r.Rationale, r.Syntax.Start.Line)
	}
	seen := map[string]bool{} // the go command drops repeated ones
	for _, i := range f.Ignore {
		if !seen[i.Path] {
			all = append(all, i.Path)
		}
		seen[i.Path] = true
	}
	text, _ := json.Marshal(all)
	return string(text)
}
