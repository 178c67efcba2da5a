import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DevTools, type Fields } from "./dev-tools.ts";
import { findChromium } from "./find-chromium.ts";

const FLAGS = [
	"--headless",
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--remote-debugging-port=0",
];
const LISTENING = /^DevTools listening on (ws:\S+)/;

/** An empty page of a browser. */
export interface BrowserPage {
	/** Sends a command of the DevTools protocol. */
	send(method: string, params?: Fields): Promise<Fields>;
	/** Calls `listener` for every event of a kind. */
	on(event: string, listener: (params: Fields) => void): void;
	/** Gives the page a function that passes one text to `call`. */
	expose(name: string, call: (text: string) => void): Promise<void>;
	/** Closes the browser. */
	close(): Promise<void>;
}

/** Starts Chromium with a new profile, so that nothing is cached. `CHROMIUM` names its executable where it is not in the path. */
export async function openPage(): Promise<BrowserPage> {
	const profile = mkdtempSync(join(tmpdir(), "phala-stakepool-chromium-"));
	const browser = spawn(findChromium(), [...FLAGS, `--user-data-dir=${profile}`, "about:blank"], {
		stdio: ["ignore", "ignore", "pipe"],
	});
	const exited = once(browser, "exit");
	const cleanUp = async () => {
		await exited;
		await rm(profile, { recursive: true, force: true, maxRetries: 10 });
	};
	try {
		const devTools = await DevTools.connect(await readUrl(browser));
		const { targetId } = await devTools.send("Target.createTarget", { url: "about:blank" });
		const session = await devTools.send("Target.attachToTarget", { targetId, flatten: true });
		const send = (method: string, params?: Fields) => devTools.send(method, params, String(session.sessionId));
		return {
			send,
			on: (event, listener) => devTools.on(event, listener),
			expose: async (name, call) => {
				devTools.on("Runtime.bindingCalled", (params) => {
					if (params.name === name) call(String(params.payload));
				});
				await send("Runtime.addBinding", { name });
			},
			close: async () => {
				await devTools.send("Browser.close");
				await cleanUp();
			},
		};
	} catch (error) {
		browser.kill();
		await cleanUp();
		throw error;
	}
}

/** The URL of the DevTools protocol, which Chromium prints when it is ready. */
async function readUrl({ stderr }: ChildProcess): Promise<string> {
	if (!stderr) throw new Error("Chromium has no output");
	const lines = createInterface(stderr);
	const printed: string[] = [];
	for await (const line of lines) {
		printed.push(line);
		const url = LISTENING.exec(line)?.[1];
		if (url === undefined) continue;
		stderr.resume();
		return url;
	}
	throw new Error(`Chromium ended:\n${printed.join("\n")}`);
}
