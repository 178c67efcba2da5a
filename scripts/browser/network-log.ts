import type { BrowserPage } from "./chromium.ts";

/** A file that a page loaded. */
export interface LoadedFile {
	/** In the URL. */
	readonly path: string;
	/** Bytes of its content as they were transferred: compressed. */
	readonly bytes: number;
	/** Bytes of the response's headers. */
	readonly headerBytes: number;
}

interface ResponseParams {
	readonly requestId: string;
	readonly response: { readonly url: string; readonly encodedDataLength: number };
}
interface FinishedParams {
	readonly requestId: string;
	readonly encodedDataLength: number;
}

/** Records what a page loads over HTTP, from the browser's network log. */
export async function recordNetwork(page: BrowserPage): Promise<readonly LoadedFile[]> {
	const responses = new Map<string, { readonly path: string; readonly headerBytes: number }>();
	const files: LoadedFile[] = [];
	page.on("Network.responseReceived", (params) => {
		const { requestId, response } = params as ResponseParams & typeof params;
		responses.set(requestId, { path: new URL(response.url).pathname, headerBytes: response.encodedDataLength });
	});
	page.on("Network.loadingFinished", (params) => {
		const { requestId, encodedDataLength } = params as FinishedParams & typeof params;
		const response = responses.get(requestId);
		if (response) files.push({ ...response, bytes: encodedDataLength - response.headerBytes });
	});
	await page.send("Network.enable");
	return files;
}
