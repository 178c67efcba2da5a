import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { brokenLinks } from "../../scripts/site/links.ts";
import {
	exists,
	type Page,
	README_SECTIONS,
	ROOT,
	readmeSection,
	readPages,
	readSitePages,
} from "../../scripts/site/pages.ts";

const files = ["README.md", "examples/README.md", "examples/console/README.md", "examples/subquery/README.md"];
const others = files.map(
	(source): Page => ({ name: source, source, markdown: readFileSync(join(ROOT, source), "utf8") }),
);
const pages = [...readPages(), ...others];

/** Calls and storage in the column of a generation: `api.tx` and `api.query` without the prefix, as `pallet.name`. */
function rawNames(markdown: string, generation: 1 | 2): string[] {
	const rows = [...markdown.matchAll(/^\| (.+?) \| (.+?) \| .+ \|$/gm)].filter(
		([row]) => !row.includes("---") && !row.startsWith("| `api."),
	);
	return rows.flatMap(([, first = "", second = ""]) => {
		const cell = generation === 1 ? first : second;
		let pallet = "";
		return [...cell.matchAll(/`([a-zA-Z0-9]+)(?:\.([a-zA-Z]+))?(?:\.entries)?[^`]*`/g)].flatMap(
			([, left = "", right]) => {
				if (right !== undefined) pallet = left;
				return pallet === "" ? [] : [`${pallet}.${right ?? left}`];
			},
		);
	});
}

describe("pages of the repository", () => {
	it("have no link that leads nowhere, anchors included", () => {
		expect(pages.length).toBeGreaterThan(25);
		expect(pages.flatMap(brokenLinks)).toEqual([]);
	});

	it("are found by their links: a wrong file and a wrong anchor are reported", () => {
		const markdown =
			"[a](docs/errors.md#cap_exceeded) [b](docs/nothing.md) [c](docs/errors.md#nothing) [d](#here)\n\n# Here";
		const page: Page = { name: "x", source: "README.md", markdown };
		expect(brokenLinks(page)).toEqual([
			"README.md: docs/nothing.md",
			"README.md: docs/errors.md#nothing",
			"README.md: #here",
		]);
		expect(exists("docs/errors.md")).toBe(true);
	});

	it("find the sections of README that the site is made of", () => {
		for (const heading of Object.keys(README_SECTIONS)) expect(readmeSection(heading), heading).not.toBe("");
		for (const { name, markdown } of readSitePages()) expect(markdown, name).not.toContain("{{section");
	});

	it("show every image of docs/images", () => {
		const text = pages.map(({ markdown }) => markdown).join("\n");
		expect(readdirSync(join(ROOT, "docs/images")).filter((name) => !text.includes(`images/${name})`))).toEqual([]);
	});

	it.each([1, 2] as const)("name calls and storage that generation %i has", (generation) => {
		const page = readFileSync(join(ROOT, "docs/from-polkadot-js.md"), "utf8");
		const [, reads = "", writes = ""] = /^## Read$([\s\S]*)^## Write$([\s\S]*)^## Send$/m.exec(page) ?? [];
		const pallets = readFileSync(join(ROOT, `generated/v${generation}/pallets.ts`), "utf8");
		const [, storage = ""] = /^export interface Storage \{([\s\S]*?)^\}/m.exec(pallets) ?? [];
		const [, calls = ""] = /^export interface Calls \{([\s\S]*?)^\}/m.exec(pallets) ?? [];
		const has = (text: string, name: string) => {
			const [pallet = "", item = ""] = name.split(".");
			const [, members = ""] = new RegExp(`^\\t${pallet}: \\{([\\s\\S]*?)^\\t\\};`, "m").exec(text) ?? [];
			return new RegExp(`^\\t\\t${item}:`, "m").test(members);
		};
		const found = [
			...rawNames(reads, generation).map((name) => [storage, name] as const),
			...rawNames(writes, generation).map((name) => [calls, name] as const),
		];
		expect(found.length).toBeGreaterThan(40);
		expect(found.filter(([text, name]) => !has(text, name)).map(([, name]) => name)).toEqual([]);
	});
});
