module example.com/movies

go 1.24
