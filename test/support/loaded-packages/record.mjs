// Records the packages that a process loads: one line each in the file LOADED_PACKAGES.
import { appendFileSync } from "node:fs";
import { register } from "node:module";

const loader = `
import { appendFileSync } from "node:fs";
export async function resolve(specifier, context, next) {
	const result = await next(specifier, context);
	const name = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(result.url)?.[1];
	if (name !== undefined) appendFileSync(${JSON.stringify(process.env.LOADED_PACKAGES)}, name + "\\n");
	return result;
}`;
appendFileSync(process.env.LOADED_PACKAGES, "");
register(`data:text/javascript,${encodeURIComponent(loader)}`);
