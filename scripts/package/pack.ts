import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** The packed package. */
export interface Tarball {
	readonly path: string;
	/** Paths of its files. */
	readonly files: readonly string[];
	/** Bytes of the tarball. */
	readonly size: number;
	/** Bytes of its files. */
	readonly unpackedSize: number;
}

/** Packs what is in `dist`, without building it. */
export function packPackage(root: string, destination: string): Tarball {
	mkdirSync(destination, { recursive: true });
	const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", destination];
	const [packed] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8" })) as {
		filename: string;
		files: { path: string }[];
		size: number;
		unpackedSize: number;
	}[];
	if (!packed) throw new Error("npm pack wrote no tarball");
	return {
		path: join(destination, packed.filename),
		files: packed.files.map(({ path }) => path),
		size: packed.size,
		unpackedSize: packed.unpackedSize,
	};
}
