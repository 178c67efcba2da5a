import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { LAYERS } from "../../scripts/layers/rules.ts";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/contributing/architecture.md"), "utf8");
const [, picture = "", walks = ""] = /```\n(.*?)```(.*?)\n## Design/s.exec(page) ?? [];

describe("docs/contributing/architecture.md", () => {
	it("names files that exist", () => {
		const paths = [...page.matchAll(/`((?:src|generated|scripts|test|bench|docs)\/[^`\s]*)`/g)].map(
			([, path = ""]) => path,
		);
		expect(paths.length).toBeGreaterThan(20);
		expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});

	it("draws every folder of src, and every one is a layer", () => {
		const folders = readdirSync(join(root, "src"), { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name);
		expect(folders.filter((name) => !picture.includes(`${name}/`))).toEqual([]);
		expect(folders.filter((name) => !LAYERS.has(name))).toEqual([]);
	});

	it("walks through a read, a withdrawal and a live change in at most six steps each", () => {
		const steps = walks
			.split("\n## ")
			.slice(1)
			.map((walk) => walk.match(/^\d+\. /gm)?.length ?? 0);
		expect(steps).toHaveLength(3);
		for (const count of steps) expect(count).toBeLessThanOrEqual(6);
	});
});

describe("src", () => {
	it("has no cast by way of unknown", () => {
		const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
			/\.tsx?$/.test(name),
		);
		expect(files.length).toBeGreaterThan(500);
		expect(files.filter((name) => /\bas unknown as\b/.test(readFileSync(join(root, "src", name), "utf8")))).toEqual([]);
	});
});
