// Checks the documentation that editors show for the public API, as TypeScript's language service returns it.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const entry = resolve(root, "src/index.ts");
const use = resolve(root, "test/package/editor-docs.virtual.ts");

/** Main symbols: an expression each, whose last name is hovered. */
const SYMBOLS = [
	"connect",
	"phala.head",
	"phala.at",
	"phala.events",
	"phala.batch",
	"phala.delegator",
	"phala.stakePool",
	"phala.stakePools.list",
	"phala.workers.all",
	"phala.vaults.watch$",
	"pool.get",
	"pool.setCommission",
	"pool.suggestStarts",
	"delegator.withdraw",
	"delegator.contribute",
	"delegator.history",
	"delegator.ledger",
	"plan.check",
	"isSameAddress",
	"parsePha",
];

const code = [
	'import { connect, isSameAddress, parsePha, type Delegator, type Phala, type Plan, type StakePool } from "../../src/index.ts";',
	"declare const phala: Phala, pool: StakePool, delegator: Delegator, plan: Plan<unknown>;",
	...SYMBOLS.map((symbol) => `${symbol};`),
	'phala.stakePools.list({ fields: ["cap"] });',
	"phala.stakePools.list({ limit: 5 });",
].join("\n");

let service: ts.LanguageService;

beforeAll(() => {
	const { config } = ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile);
	const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
	const read = (path: string) => (path === use ? code : existsSync(path) ? readFileSync(path, "utf8") : undefined);
	service = ts.createLanguageService({
		getScriptFileNames: () => [use],
		getScriptVersion: () => "1",
		getScriptSnapshot: (path) => {
			const text = read(path);
			return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
		},
		getCurrentDirectory: () => root,
		getCompilationSettings: () => options,
		getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
		fileExists: (path) => path === use || ts.sys.fileExists(path),
		readFile: read,
	});
});

/** The hover on the last name of `expression`. */
function hover(expression: string) {
	const name = expression.match(/[\w$]+(?=\(|$)/)?.[0] ?? "";
	const line = code.indexOf(`\n${expression}`) + 1;
	const info = service.getQuickInfoAtPosition(use, line + expression.indexOf(name, expression.lastIndexOf(`.${name}`)));
	if (info === undefined) return expect.unreachable(`no hover on ${expression}`);
	return {
		signature: ts.displayPartsToString(info.displayParts),
		text: ts.displayPartsToString(info.documentation),
		tags: (info.tags ?? []).map(({ name, text }) => ({ name, text: ts.displayPartsToString(text) })),
	};
}

describe("an editor", () => {
	it.each(SYMBOLS)("shows text and errors of %s", (symbol) => {
		const { text, tags } = hover(symbol);
		expect(text.length).toBeGreaterThan(10);
		const errors = tags.filter((tag) => tag.name === "throws").map((tag) => tag.text);
		for (const error of errors) expect(error).toMatch(/^(PhalaError|RangeError|TypeError) (`[A-Z_]+`|\w)/);
		expect(errors.length).toBeGreaterThan(0);
	});

	it("shows a list's result as states, or as the requested fields", () => {
		const all = hover("phala.stakePools.list({ limit");
		expect(all.signature).toContain("Promise<readonly StakePoolState[]>");
		expect(all.text).toMatch(/^The pools as a list/);
		const some = hover("phala.stakePools.list({ fields");
		expect(some.signature).toMatch(/: Promise<readonly Pick<StakePoolRow, ("(cap|pid|block)"( \| )?){3}>\[\]>/);
		expect(some.text).toMatch(/^The pools as a list/);
	});

	it("shows no tag of any export broken: TypeScript does not parse a link at the start of @throws", () => {
		const program = service.getProgram();
		const checker = program?.getTypeChecker();
		const file = program?.getSourceFile(entry);
		const symbol = file && checker?.getSymbolAtLocation(file);
		if (!checker || !symbol) return expect.unreachable("the entry point has no symbol");
		const broken: string[] = [];
		const check = (name: string, documented: ts.Symbol) => {
			for (const tag of documented.getJsDocTags(checker)) {
				const text = ts.displayPartsToString(tag.text);
				if (tag.name === "link" || text.startsWith("{") || text === "") {
					const allowsEmpty = /^(public|internal|example|defaultValue)$/.test(tag.name);
					if (!(text === "" && allowsEmpty)) broken.push(`${name} @${tag.name} ${text}`);
				}
			}
		};
		for (const exported of checker.getExportsOfModule(symbol)) {
			const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
			check(target.name, target);
			for (const member of target.members?.values() ?? []) check(`${target.name}.${member.name}`, member);
		}
		expect(broken).toEqual([]);
	});
});
