package main

import "os"

func main() {
	if err := os.WriteFile("/var/log/app.log", []byte("begun\n"), 0o644); err != nil {
		panic(err)
	}
}
