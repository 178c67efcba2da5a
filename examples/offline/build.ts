// Machine with a network: builds what the offline machine signs.
//   node --import tsx examples/offline/build.ts <url> <account> <pid> <amount> <folder>
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connect, parsePha } from "phala-stakepool";

const [url = "", account = "", pid = "", amount = "", folder = ""] = process.argv.slice(2);

await using phala = await connect(url);
const plan = phala.delegator(account).contribute(Number(pid), parsePha(amount));
const failures = await plan.check();
if (failures.length > 0) throw new Error(failures.map(({ message }) => message).join("\n"));

// Signing takes a while: the signature is valid for some hours.
const unsigned = await plan.unsigned(undefined, { mortality: 1024 });
const metadata = await (await phala.api()).rpc.state.getMetadata();
await writeFile(join(folder, "unsigned.json"), JSON.stringify(unsigned, null, "\t"));
await writeFile(join(folder, "metadata.hex"), metadata.toHex());
console.log(`Carry unsigned.json and metadata.hex to the offline machine. Call hash ${unsigned.callHash}`);
