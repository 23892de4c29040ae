import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.concurrent.Executors;

/** A small service that counts primes: GET /primes/N for those below N, GET /healthz for whether it is up. */
public final class Primes {
    private static final int PORT = 8000;
    private static final int LARGEST = 1_000_000;

    private Primes() {
    }

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(PORT), 0);
        server.createContext("/", Primes::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.err.println("listening on :" + PORT);
        // On SIGTERM requests that are under way get their answer before the process ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(1);
            System.err.println("stopped");
        }));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("GET")) {
            send(exchange, 405, "{\"error\":\"only GET is answered\"}");
        } else if (path.equals("/healthz")) {
            send(exchange, 200, "{\"status\":\"ok\"}");
        } else if (path.startsWith("/primes/")) {
            countPrimes(exchange, path.substring("/primes/".length()));
        } else {
            send(exchange, 404, "{\"error\":\"no such path\"}");
        }
    }

    private static void countPrimes(HttpExchange exchange, String number) throws IOException {
        int limit = number.matches("[0-9]{1,7}") ? Integer.parseInt(number) : 0;
        if (limit < 3 || limit > LARGEST) {
            send(exchange, 400, "{\"error\":\"ask for a number from 3 to 1000000\"}");
            return;
        }
        BitSet primes = sieve(limit);
        send(exchange, 200, "{\"below\":%d,\"count\":%d,\"largest\":%d}".formatted(limit, primes.cardinality(), primes.length() - 1));
    }

    /** The primes below a limit by Eratosthenes' sieve. */
    private static BitSet sieve(int limit) {
        BitSet primes = new BitSet(limit);
        primes.set(2, limit);
        for (int n = 2; (long) n * n < limit; n = primes.nextSetBit(n + 1)) {
            for (int multiple = n * n; multiple < limit; multiple += n) {
                primes.clear(multiple);
            }
        }
        return primes;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
