import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** The executable of Chromium: `CHROMIUM`, or the first one in the path. */
export function findChromium(): string {
	const { CHROMIUM, PATH = "" } = process.env;
	if (CHROMIUM) return CHROMIUM;
	const files = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
	const found = files.find(isExecutable);
	if (found) return found;
	throw new Error(`No Chromium found (${NAMES.join(", ")}). Install it, or set CHROMIUM to its executable.`);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
