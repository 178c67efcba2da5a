// Writes docs/errors.md from the comments in src/errors/codes.ts and the remedies; `--check` fails if it is not current.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { REMEDIES } from "./remedies.ts";

const root = resolve(import.meta.dirname, "..");
const source = readFileSync(join(root, "src", "errors", "codes.ts"), "utf8");
const file = ts.createSourceFile("codes.ts", source, ts.ScriptTarget.Latest, true);
const declaration = file.statements.find(
	(node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === "ErrorDetails",
);
if (!declaration) throw new Error("Missing interface ErrorDetails in codes.ts");

const remedies: Readonly<Record<string, string>> = REMEDIES;
const families: { title: string; codes: string[]; sections: string[] }[] = [];
for (const member of declaration.members) {
	if (!ts.isPropertySignature(member) || !member.type) continue;
	const above = source.slice(member.getFullStart(), member.getStart());
	const title = /^\s*\/\/ (.+)$/m.exec(above)?.[1];
	if (title) families.push({ title: title.charAt(0).toUpperCase() + title.slice(1), codes: [], sections: [] });
	const meaning = ts
		.getJSDocCommentsAndTags(member)
		.map((doc) => ("comment" in doc ? String(doc.comment) : ""))
		.join(" ")
		.replace(/\s*\n\s*/g, " ");
	const details = member.type
		.getText()
		.replace(/\/\*\*[\s\S]*?\*\//g, "")
		.replace(/\s+/g, " ")
		.replace("InvalidValueDetails", "name: string; value: string")
		.replace(/RuleErrorDetails( & )?|readonly |^\{|\}$/g, "")
		.replace(/;(?= |$)/g, ",")
		.trim()
		.replace(/^\{ */, "")
		.replace(/,$/, "");
	const code = member.name.getText();
	const lines = [`### \`${code}\``, meaning, `**Remedy.** ${remedies[code]}`];
	families.at(-1)?.codes.push(code);
	families.at(-1)?.sections.push([...lines, ...(details ? [`Details: \`${details}\``] : [])].join("\n\n"));
}

const overview = families.map(
	({ title, codes }) => `- ${title}: ${codes.map((code) => `[\`${code}\`](#${code.toLowerCase()})`).join(", ")}`,
);
const page = `# Errors

Every error of this library is a \`PhalaError\` with a stable \`code\`, \`details\` typed by the code, a message that states what
was expected, and the \`cause\` if another error is underneath. Test with \`isPhalaError(error, "CODE")\`, which narrows
\`details\`, or with \`isPhalaError(error)\` and \`switch (error.code)\`. \`docsUrl(error)\` is the address of its section below, for logs
and links.

Rule errors are found by \`plan.check\` before anything is sent, or come from a block; then \`details.dispatch\` has the chain's
pallet, name and documentation of the error. Amounts are in pico PHA, times in seconds since the epoch. \`null\` means that the
chain's error did not include this value.

${overview.join("\n")}

${families.map(({ title, sections }) => `## ${title}\n\n${sections.join("\n\n")}`).join("\n\n")}
`;

const target = join(root, "docs", "errors.md");
if (process.argv.includes("--check")) {
	if (readFileSync(target, "utf8") !== page) {
		console.error("docs/errors.md is not current. Run npm run docs:errors.");
		process.exit(1);
	}
} else writeFileSync(target, page);
