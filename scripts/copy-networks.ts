/** Writes the saved networks into `dist`, as an ES module and as CommonJS: part of `npm run build`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "dist/networks");
mkdirSync(target, { recursive: true });
for (const file of readdirSync(join(root, "generated/networks"))) {
	const { SAVED } = (await import(join(root, "generated/networks", file))) as { readonly SAVED: string };
	const name = file.replace(/\.ts$/, "");
	writeFileSync(join(target, `${name}.js`), `export const SAVED = "${SAVED}";\n`);
	writeFileSync(join(target, `${name}.cjs`), `exports.SAVED = "${SAVED}";\n`);
}
// CommonJS requires CommonJS.
const dist = join(root, "dist");
for (const file of readdirSync(dist).filter((name) => name.endsWith(".cjs"))) {
	const code = readFileSync(join(dist, file), "utf8");
	const changed = code.replace(/("\.\/networks\/[^"]+)\.js"/g, '$1.cjs"');
	if (changed !== code) writeFileSync(join(dist, file), changed);
}
