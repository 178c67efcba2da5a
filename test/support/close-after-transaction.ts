// Sends a transaction, closes the client, and prints what still keeps the process alive. Run as a process of its own.
import { DevChain } from "../../src/devchain/index.ts";
import { connect } from "../../src/index.ts";

const chain = await DevChain.start();
const phala = await connect(process.argv[2] === "url" ? (await chain.listen()).url : chain.provider);
await phala.createStakePool().send(chain.accounts.alice).inBlock;
await phala.close();
await chain.close();
console.log(JSON.stringify(process.getActiveResourcesInfo()));
