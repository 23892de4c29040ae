package main

import (
	"fmt"
	"os"
)

func main() {
	folder, _ := os.UserConfigDir()
	fmt.Println(folder)
}
