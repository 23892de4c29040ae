package main

import "os"

func main() {
	page, err := os.ReadFile("page.html")
	if err != nil {
		panic(err)
	}
	os.Stdout.Write(page)
}
