module example.org/app

go 1.24

require example.org/other v1.2.3
