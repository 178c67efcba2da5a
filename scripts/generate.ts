/**
 * Generates everything under `generated/` from metadata.
 *
 *     node --import tsx scripts/generate.ts [--from DIR] [--check]
 *
 * `--from`: trims full metadata (`<runtime>.scale`); by default the committed trimmed metadata is used.
 * `--check`: writes nothing and fails with a list of the files that differ.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { type MetadataScan, scanMetadata } from "../src/chain/metadata/scan.ts";
import { hash256 } from "../src/codec/hash-256.ts";
import { fromHex, toHex } from "../src/codec/hex.ts";
import { augmentation } from "./generate/augment.ts";
import { known, knownMetadata } from "./generate/bundled-runtimes.ts";
import { decoders } from "./generate/decoders.ts";
import { entries, readTypes } from "./generate/entries.ts";
import { Model } from "./generate/model.ts";
import { pallets as palletTypes } from "./generate/pallets.ts";
import { SOURCES, SPECIMENS } from "./generate/runtimes.ts";
import { shapes } from "./generate/shapes.ts";
import { signing, signingPins } from "./generate/signing.ts";
import { trim } from "./generate/trim.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({ options: { from: { type: "string" }, check: { type: "boolean" } } });

const made = new Map<string, string | Uint8Array>();
const pinned: MetadataScan[] = [];
const onPublicChains: Parameters<typeof known>[0][number][] = [];
const metadataHashes: string[] = [];
for (const { generation, file, pallets, genesisHash, metadataHash } of SOURCES) {
	const folder = `generated/v${generation}`;
	const bytes = options.from
		? readFileSync(join(options.from, `${file}.scale`))
		: fromHex(JSON.parse(readFileSync(join(root, folder, "metadata.json"), "utf8")).result);
	const metadata = trim(bytes, pallets);
	const scan = scanMetadata(toHex(metadata));
	if (genesisHash && metadataHash) {
		if (options.from && hash256(bytes) !== metadataHash)
			throw new Error(`The metadata of ${file} is not ${metadataHash}`);
		onPublicChains.push({ genesisHash, scan });
		metadataHashes.push(metadataHash, hash256(metadata));
	}
	const first = readTypes(scan, generation);
	made.set(`${folder}/pallets.ts`, palletTypes(scan, new Model(scan, first)));
	const read = new Model(scan, first);
	made.set(`${folder}/entries.ts`, entries(scan, read, generation));
	pinned.push(scan);
	made.set(`${folder}/signing.ts`, signing(scan, generation));
	made.set(`${folder}/shapes.ts`, shapes(scan, generation));
	made.set(`${folder}/decoders.ts`, decoders(read));
	for (const [name, text] of await augmentation(toHex(metadata))) made.set(`${folder}/augment/${name}`, text);
	made.set(`${folder}/metadata.json`, `${JSON.stringify({ jsonrpc: "2.0", id: 1, result: toHex(metadata) })}\n`);
}
made.set("generated/bundled-runtimes.ts", known(onPublicChains));
made.set("generated/bundled-metadata.ts", knownMetadata(metadataHashes));
for (const { file, pallets } of SPECIMENS) {
	const path = `test/support/metadata/${file}.scale.gz`;
	const metadata = options.from
		? trim(readFileSync(join(options.from, `${file}.scale`)), pallets)
		: new Uint8Array(gunzipSync(readFileSync(join(root, path))));
	if (options.from) made.set(path, gzipSync(metadata, { level: 9 }));
	pinned.push(scanMetadata(toHex(metadata)));
}
made.set("generated/signing-pins.ts", signingPins(pinned));

const stale = SOURCES.flatMap(({ generation }) => filesOf(`generated/v${generation}`)).filter(
	(path) => !made.has(path),
);
const drifted = [...made].filter(([path, content]) => !sameAsFile(path, content)).map(([path]) => path);
if (options.check) {
	for (const path of stale) console.error(`not generated any more: ${path}`);
	for (const path of drifted) console.error(`not current: ${path}`);
	process.exitCode = stale.length + drifted.length === 0 ? 0 : 1;
} else {
	for (const path of stale) rmSync(join(root, path));
	for (const path of drifted) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), made.get(path) ?? "");
		console.log(`wrote ${path}`);
	}
}

function filesOf(folder: string): string[] {
	const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function sameAsFile(path: string, content: string | Uint8Array): boolean {
	const file = join(root, path);
	return existsSync(file) && readFileSync(file).equals(Buffer.from(content));
}
