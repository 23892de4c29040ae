fn main() {
    std::fs::read(concat!("/etc", "/debian_version")).unwrap();
    std::fs::read(concat!("/bin", "/sh")).unwrap();
}
