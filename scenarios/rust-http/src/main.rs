//! A small service that counts primes: GET /primes/N for those below N, GET /healthz for whether it is up. One request a connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

const ADDRESS: &str = "0.0.0.0:8000";
const LARGEST: usize = 1_000_000;
const MAX_REQUEST_BYTES: u64 = 8192;
const LONGEST: Duration = Duration::from_secs(5);

const SIGINT: i32 = 2;
const SIGTERM: i32 = 15;

// Of the C library that the standard library links anyway.
extern "C" {
    fn signal(number: i32, handler: extern "C" fn(i32)) -> usize;
    fn _exit(status: i32) -> !;
}

/// The first process of a container gets no signal that it does not handle.
extern "C" fn stop(_: i32) {
    // SAFETY: _exit is one of the few functions that a signal handler may call.
    unsafe { _exit(0) }
}

fn main() -> io::Result<()> {
    // SAFETY: the handler calls nothing that a signal handler may not call.
    unsafe {
        signal(SIGTERM, stop);
        signal(SIGINT, stop);
    }
    let listener = TcpListener::bind(ADDRESS)?;
    eprintln!("listening on {ADDRESS}");
    for stream in listener.incoming().flatten() {
        // A client that has gone needs no answer.
        thread::spawn(move || serve(stream).ok());
    }
    Ok(())
}

fn serve(mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(LONGEST))?;
    let mut lines = BufReader::new((&stream).take(MAX_REQUEST_BYTES)).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    // The headers are read to their end: a connection that is closed with bytes unread is reset.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }

    let mut words = request.split(' ');
    let (status, body) = answer(words.next().unwrap_or(""), words.next().unwrap_or(""));
    let text = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(text.as_bytes())
}

fn answer(method: &str, path: &str) -> (&'static str, String) {
    if method != "GET" {
        return ("405 Method Not Allowed", error("only GET is answered"));
    }
    if path == "/healthz" {
        return ("200 OK", r#"{"status":"ok"}"#.to_string());
    }
    match path.strip_prefix("/primes/").map(str::parse::<usize>) {
        Some(Ok(limit)) if (3..=LARGEST).contains(&limit) => {
            let (count, largest) = sieve(limit);
            ("200 OK", format!(r#"{{"below":{limit},"count":{count},"largest":{largest}}}"#))
        }
        Some(_) => ("400 Bad Request", error("ask for a number from 3 to 1000000")),
        None => ("404 Not Found", error("no such path")),
    }
}

fn error(message: &str) -> String {
    format!(r#"{{"error":"{message}"}}"#)
}

/// The primes below a limit by Eratosthenes' sieve: how many, and the largest.
fn sieve(limit: usize) -> (usize, usize) {
    let mut composite = vec![false; limit];
    let (mut count, mut largest) = (0, 0);
    for n in 2..limit {
        if composite[n] {
            continue;
        }
        (count, largest) = (count + 1, n);
        for multiple in (n * n..limit).step_by(n) {
            composite[multiple] = true;
        }
    }
    (count, largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_primes() {
        assert_eq!((1, 2), sieve(3));
        assert_eq!((25, 97), sieve(100));
    }

    #[test]
    fn refuses_what_it_cannot_count() {
        assert_eq!("400 Bad Request", answer("GET", "/primes/many").0);
        assert_eq!("400 Bad Request", answer("GET", "/primes/2").0);
        assert_eq!("404 Not Found", answer("GET", "/nothing").0);
        assert_eq!("405 Method Not Allowed", answer("POST", "/healthz").0);
    }
}
