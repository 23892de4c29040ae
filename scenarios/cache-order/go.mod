module example.com/pages

go 1.24

require example.com/markup v1.0.0
