/** The pages of the site by section, in the order of the sidebar: names of files in docs/, or of generated pages. */
export const SECTIONS: readonly { readonly title: string; readonly pages: readonly string[] }[] = [
	{ title: "Start", pages: ["first-steps", "browser", "react", "wallets", "recipes", "playground"] },
	{ title: "Concepts", pages: ["model", "generations", "transactions", "money", "glossary"] },
	{
		title: "Read",
		pages: ["reading-and-writing", "reading-at-scale", "history", "ledger", "archives", "connections"],
	},
	{ title: "Write", pages: ["previews", "batches", "proxies", "multisig", "offline", "errors"] },
	{ title: "Operate", pages: ["planning", "risks", "vaults"] },
	{ title: "Test", pages: ["testing", "devchain"] },
	{ title: "More", pages: ["from-polkadot-js", "upgrading", "security", "faq", "conformance", "changelog"] },
	{
		title: "Contribute",
		pages: ["contributing", "contributing/architecture", "contributing/proof", "contributing/bench"],
	},
];
