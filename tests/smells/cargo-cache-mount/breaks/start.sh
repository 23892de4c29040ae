exec cargo run --offline --release
