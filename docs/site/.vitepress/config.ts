import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { SECTIONS } from "../../../scripts/site/navigation.ts";
import { importName, MODULES } from "../../../scripts/site/reference.ts";
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
const reference = [
	{
		text: "API reference",
		items: [
			{ text: "All exports", link: "/reference/" },
			...MODULES.map((name) => ({
				text: name === "index" ? "phala-stakepool" : `/${name}`,
				link: `/reference/${name}/`,
			})),
		],
	},
];

const alias = Object.fromEntries(
	MODULES.map((name) => [importName(name), path(`../../../src/${name === "index" ? "" : `${name}/`}index.ts`)]),
);

const ICON =
	"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%234a7d16'/%3E%3Cpath d='M9 24V8h8a5 5 0 0 1 0 10H9' fill='none' stroke='white' stroke-width='4'/%3E%3C/svg%3E";

export default defineConfig({
	title: "phala-stakepool",
	description: "TypeScript SDK for Phala stake pools, with a development chain that runs in the page.",
	base,
	srcDir: path("../.staged"),
	srcExclude: ["public/**"],
	outDir: path("../dist"),
	cacheDir: path("../../../temp/site-cache"),
	lang: "en",
	head: [["link", { rel: "icon", href: ICON }]],
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
