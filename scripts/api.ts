// Compares the public API of each entry point with its committed report; `--local` rewrites the reports.
// Undocumented exports or members, forgotten exports and malformed comments are errors.
import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

const root = resolve(import.meta.dirname, "..");
const localBuild = process.argv.includes("--local");
const configFile = join(root, "api-extractor.json");
let failed = false;

for (const entry of ["index", "math", "devchain"]) {
	const configObject = ExtractorConfig.loadFile(configFile);
	configObject.mainEntryPointFilePath = join(root, "dist", `${entry}.d.ts`);
	configObject.apiReport = { ...configObject.apiReport, enabled: true, reportFileName: `${entry}.api.md` };
	const extractorConfig = ExtractorConfig.prepare({
		configObject,
		configObjectFullPath: configFile,
		packageJsonFullPath: join(root, "package.json"),
	});
	const result = Extractor.invoke(extractorConfig, { localBuild, showVerboseMessages: false });
	failed ||= !result.succeeded;
	console.log(
		`${entry}: ${result.succeeded ? "as reported" : `${result.errorCount} errors, ${result.warningCount} warnings`}`,
	);
}
process.exit(failed ? 1 : 0);
