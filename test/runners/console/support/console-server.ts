import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const DIST = join(import.meta.dirname, "../../../../examples/console/dist");
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** The built Console on a port of this machine. */
export interface ConsoleServer {
	readonly url: string;
	/** The files that were loaded, and their bytes, compressed. */
	served(): ReadonlyMap<string, number>;
	close(): void;
}

/** Serves the built Console, each file compressed, as a web server does. */
export async function serveConsole(): Promise<ConsoleServer> {
	const files = new Map(
		readdirSync(DIST, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.map((file) => [file.slice(DIST.length), gzipSync(readFileSync(file))]),
	);
	const served = new Map<string, number>();
	const server = createServer(({ url = "/" }, response) => {
		const { pathname } = new URL(url, "http://localhost");
		const name = pathname === "/" ? "/index.html" : pathname;
		const content = files.get(name);
		if (!content) return response.writeHead(404).end();
		served.set(name, (served.get(name) ?? 0) + content.length);
		const type = TYPES[extname(name)] ?? "application/octet-stream";
		return response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(content);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		served: () => served,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
