fn main() {
    println!("{:?}", std::env::var_os("HOME"));
}
