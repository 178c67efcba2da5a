const { argv } = require("node:process");
const { connect, formatPha } = require("phala-stakepool");

(async () => {
	for (const url of argv.slice(2)) {
		const phala = await connect(url);
		const { totalStake } = await phala.stakePool(0).get();
		await phala.close();
		console.log(url, formatPha(totalStake));
	}
})();
