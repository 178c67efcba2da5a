import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { SECTIONS } from "../../../scripts/site/navigation.ts";
import { slugOf } from "../../../scripts/site/slug.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path("../../../package.json"), "utf8"));
const base = process.env.SITE_BASE ?? "/";

const titleOf = (page: string) => /^# (.+)$/m.exec(readFileSync(path(`../.staged/${page}.md`), "utf8"))?.[1] ?? page;
const guides = SECTIONS.map(({ title, pages }) => ({
	text: title,
	collapsed: title === "Contribute",
	items: pages.map((page) => ({ text: titleOf(page), link: `/${page}` })),
}));
const ENTRY_POINTS = ["index", "math", "wallet", "react", "store", "ledger", "offline", "devchain", "testing"];
const reference = [
	{
		text: "API reference",
		items: [
			{ text: "All exports", link: "/reference/" },
			...ENTRY_POINTS.map((name) => ({
				text: name === "index" ? "phala-stakepool" : `/${name}`,
				link: `/reference/${name}/`,
			})),
		],
	},
];

const alias = Object.fromEntries(
	ENTRY_POINTS.map((name) => [
		name === "index" ? "phala-stakepool" : `phala-stakepool/${name}`,
		path(`../../../src/${name === "index" ? "" : `${name}/`}index.ts`),
	]),
);

export default defineConfig({
	title: "phala-stakepool",
	description: "TypeScript SDK for Phala stake pools, with a development chain that runs in the page.",
	base,
	srcDir: path("../.staged"),
	srcExclude: ["public/**"],
	outDir: path("../dist"),
	cacheDir: path("../../../temp/site-cache"),
	lang: "en",
	lastUpdated: false,
	markdown: {
		anchor: { slugify: slugOf },
		headers: { slugify: slugOf },
		theme: { light: "github-light-high-contrast", dark: "github-dark" },
	},
	themeConfig: {
		outline: [2, 3],
		nav: [
			{ text: "Guide", link: "/first-steps", activeMatch: "^/(?!reference|playground|recipes)." },
			{ text: "Recipes", link: "/recipes" },
			{ text: "Playground", link: "/playground" },
			{ text: "Reference", link: "/reference/" },
			{
				text: version,
				items: [
					{ text: "Changelog", link: "/changelog" },
					{ text: "Upgrading", link: "/upgrading" },
				],
			},
		],
		sidebar: { "/reference/": reference, "/": guides },
		search: {
			provider: "local",
			options: { miniSearch: { searchOptions: { boost: { title: 4, text: 1, titles: 2 }, fuzzy: 0.1, prefix: true } } },
		},
		footer: { message: "Apache-2.0" },
	},
	vite: {
		resolve: {
			// Longer names first: an alias also applies to what begins with it.
			alias: Object.entries(alias)
				.sort(([a], [b]) => b.length - a.length)
				.map(([find, replacement]) => ({ find: new RegExp(`^${find}$`), replacement })),
		},
		build: { target: "es2022", chunkSizeWarningLimit: 2_000 },
		worker: { format: "es" },
		server: { fs: { allow: [path("../../..")] } },
	},
});
