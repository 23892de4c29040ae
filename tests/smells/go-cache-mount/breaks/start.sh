GOFLAGS=-mod=mod GOPROXY=off go run .
