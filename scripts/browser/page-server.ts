import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const ENTRY = "page.js";
const HTML = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/${ENTRY}"></script>`;

/** A page on a port of this machine. */
export interface ServedPage {
	readonly url: string;
	close(): void;
}

/**
 * Bundles a page that uses the built package, as its author would: minified, with code that loads late in files of its own. Serves it
 * compressed.
 */
export async function servePage(code: string, root: string): Promise<ServedPage> {
	const { outputFiles } = await build({
		stdin: { contents: code, resolveDir: root, sourcefile: ENTRY },
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		platform: "browser",
		target: "es2022",
		splitting: true,
		outdir: root,
		entryNames: "page",
		preserveSymlinks: true,
	});
	const files = new Map(outputFiles.map(({ path, contents }) => [nameOf(path), gzipSync(contents, { level: 9 })]));
	const server = createServer(({ url = "/" }, response) => {
		const name = nameOf(new URL(url, "http://localhost").pathname);
		const script = files.get(name);
		if (script) response.setHeader("content-encoding", "gzip");
		else if (name !== "") response.statusCode = 404;
		response.setHeader("content-type", script ? "text/javascript" : "text/html");
		response.end(script ?? HTML);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}
