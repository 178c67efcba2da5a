import { invalidArgument } from "../../errors/invalid-argument.ts";

/** Reads a file. Throws `INVALID_ARGUMENT`. */
export async function readFile(file: string): Promise<Uint8Array> {
	const fs = await importFs();
	try {
		return await fs.readFile(file);
	} catch (cause) {
		throw refused(file, "a file that can be read", cause);
	}
}

/**
 * Writes a file as a whole: after a crash it has its old content or the new one, never a part. Throws `INVALID_ARGUMENT`.
 */
export async function writeFile(file: string, content: Uint8Array): Promise<void> {
	const fs = await importFs();
	const temporary = `${file}.${process.pid}-${++writes}.tmp`;
	try {
		const handle = await fs.open(temporary, "w");
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await fs.rename(temporary, file);
	} catch (cause) {
		await fs.rm(temporary, { force: true }).catch(() => undefined);
		throw refused(file, "a file that can be written", cause);
	}
	await syncDirectory(file);
}

/** What a file is now; `null` where there is none. */
export async function stampOf(file: string): Promise<string | null> {
	const fs = await importFs();
	try {
		const { ino, size, mtimeMs } = await fs.stat(file);
		return `${ino} ${size} ${mtimeMs}`;
	} catch (cause) {
		if (isMissing(cause)) return null;
		throw refused(file, "a file that can be read", cause);
	}
}

let writes = 0;

// Not literals: a bundler for browsers would look for these modules.
const FS_MODULE = "node:fs/promises";
const PATH_MODULE = "node:path";
const importFs = (): Promise<typeof import("node:fs/promises")> =>
	import(/* webpackIgnore: true */ /* @vite-ignore */ FS_MODULE);
const importPath = (): Promise<typeof import("node:path")> =>
	import(/* webpackIgnore: true */ /* @vite-ignore */ PATH_MODULE);

/** Makes a renaming last. Not every system can do that for a directory. */
async function syncDirectory(file: string): Promise<void> {
	const [fs, path] = await Promise.all([importFs(), importPath()]);
	try {
		const handle = await fs.open(path.dirname(path.resolve(file)), "r");
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch {
		// The file itself is complete.
	}
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

function refused(file: string, expected: string, cause: unknown) {
	const reason = cause instanceof Error ? cause.message.split(",")[0] : String(cause);
	const error = invalidArgument("file", file, `${expected} (${reason})`);
	error.cause = cause;
	return error;
}
