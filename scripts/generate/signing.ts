import { constant } from "../../src/chain/metadata/decode.ts";
import type { MetadataScan } from "../../src/chain/metadata/scan.ts";
import { describePinned, describeSigning, hashLayout, hashPinned } from "../../src/chain/signing/describe-signing.ts";

/** The table of layouts inside signed transactions: what a runtime that is not pinned is compared with. */
export function signing(scan: MetadataScan, generation: 1 | 2): string {
	const rows = [...describeSigning(scan, [...scan.pallets.keys()])].map(
		([name, text]) => `\t${JSON.stringify(name)}: "${hashLayout(text)}",\n`,
	);
	return [
		"// Made by scripts/generate.ts from metadata.json.\n",
		`/** Hashes of the layouts inside signed transactions of generation ${generation}, by name. */`,
		`export const layouts: Readonly<Record<string, string>> = {\n${rows.join("")}};\n`,
	].join("\n");
}

/** The table of runtimes whose signed transactions are pinned by a hash. */
export function signingPins(scans: readonly MetadataScan[]): string {
	const rows = scans.map((scan) => {
		const { specName, specVersion } = constant(scan, "System", "Version") as { specName: string; specVersion: number };
		const pallets = [...scan.pallets.values()].filter(({ calls }) => calls !== null).map(({ name }) => name);
		const hash = hashPinned(describePinned(scan, pallets));
		return `\t${JSON.stringify({ specName, specVersion, pallets, hash })},\n`;
	});
	return [
		"// Made by scripts/generate.ts from the metadata of these runtimes.\n",
		'import type { SigningPin } from "../src/chain/signing/signing-pin.ts";\n',
		"/** Runtimes whose calls, extensions and extrinsics are known. */",
		`export const PINS: readonly SigningPin[] = [\n${rows.join("")}];\n`,
	].join("\n");
}
