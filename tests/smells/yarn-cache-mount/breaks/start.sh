test -d "$(yarn cache dir)/.tmp"
