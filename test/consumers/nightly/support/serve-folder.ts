import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** Serves the files of a folder on a port of this machine. */
export async function serveFolder(folder: string): Promise<{ readonly url: string; close(): void }> {
	const server = createServer(({ url = "/" }, response) => {
		const { pathname } = new URL(url, "http://localhost");
		const file = join(folder, pathname === "/" ? "index.html" : pathname);
		response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
		if (existsSync(file)) return response.end(readFileSync(file));
		response.statusCode = 404;
		response.end();
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
