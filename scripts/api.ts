// Compares the public API of each entry point with its committed report; `--local` rewrites the reports.
// Undocumented exports or members, forgotten exports and malformed comments are errors.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from "@microsoft/api-extractor";

const root = resolve(import.meta.dirname, "..");
const localBuild = process.argv.includes("--local");
const configFile = join(root, "api-extractor.json");
let failed = false;

for (const entry of ["index", "math", "wallet", "store", "react", "ledger", "offline", "devchain", "testing"]) {
	const configObject = ExtractorConfig.loadFile(configFile);
	configObject.mainEntryPointFilePath = join(root, "dist", `${entry}.d.ts`);
	configObject.apiReport = { ...configObject.apiReport, enabled: true, reportFileName: `${entry}.api.md` };
	const extractorConfig = ExtractorConfig.prepare({
		configObject,
		configObjectFullPath: configFile,
		packageJsonFullPath: join(root, "package.json"),
	});
	const result = Extractor.invoke(extractorConfig, {
		localBuild,
		showVerboseMessages: false,
		...(["testing", "ledger", "react"].includes(entry) ? { messageCallback: acceptOtherEntryPoints } : {}),
	});
	failed ||= !result.succeeded;
	console.log(
		`${entry}: ${result.succeeded ? "as reported" : `${result.errorCount} errors, ${result.warningCount} warnings`}`,
	);
}
process.exit(failed ? 1 : 0);

/** Fixtures for tests return clients and chains, ledgers are built from events, hooks return states: the other entry points export their types. */
function acceptOtherEntryPoints(message: ExtractorMessage): void {
	const [, symbol] = /^The symbol "(\w+?)(?:_\d+)?" needs to be exported/.exec(message.text) ?? [];
	if (message.messageId !== "ae-forgotten-export" || symbol === undefined) return;
	const reports = ["index", "wallet", "devchain"].map((entry) =>
		readFileSync(join(root, `docs/api-report/${entry}.api.md`), "utf8"),
	);
	const isExported = new RegExp(`^export (?:declare )?(?:class|interface|type|function|const) ${symbol}\\b`, "m");
	if (reports.some((report) => isExported.test(report))) message.logLevel = ExtractorLogLevel.None;
}
