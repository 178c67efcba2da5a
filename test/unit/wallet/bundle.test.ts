import { resolve } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");

it("wallet loads nothing but itself, the errors and the stream of stores", async () => {
	const { metafile } = await build({
		absWorkingDir: root,
		entryPoints: ["src/wallet/index.ts"],
		bundle: true,
		write: false,
		format: "esm",
		packages: "external",
		metafile: true,
		outdir: "out",
	});
	const outputs = Object.values(metafile.outputs);
	expect(outputs).toHaveLength(1);
	expect(outputs.flatMap(({ imports }) => imports)).toEqual([]);
	const files = Object.keys(metafile.inputs).filter(
		(file) => !/^src\/(wallet\/|errors\/|store\/stream.ts$)/.test(file),
	);
	expect(files).toEqual([]);
});
