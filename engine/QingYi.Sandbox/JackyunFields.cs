namespace QingYi.Sandbox;

/// <summary>The fields of an order, as the vendor names them.</summary>
internal static class JackyunFields
{
    public static readonly string[] Head =
    [
        "checkTotal", "tradeNo", "postFee", "otherFee", "chargeCurrency", "accountName", "payType", "payNo", "sellerMemo", "buyerMemo", "appendMemo",
        "tradeFrom", "register", "seller", "auditor", "reviewer", "estimateWeight", "packageWeight", "tradeCount", "goodsTypeCount", "freezeReason",
        "abnormalDescription", "onlineTradeNo", "goodslist", "gmtCreate", "gmtModified", "stockoutNo", "confirmTime", "departName", "lastShipTime",
        "payStatus", "chargeCurrencyCode", "chargeExchangeRate", "tradeStatus", "grossProfit", "estimateVolume", "customerName", "customerTypeName",
        "customerGradeName", "customerTags", "customerCode", "customerDiscount", "specialReminding", "blackList", "tradeTime", "country", "state",
        "city", "district", "town", "zip", "payTime", "countryCode", "cityCode", "invoiceType", "payerName", "payerRegno", "payerBankAccount",
        "payerPhone", "auditTime", "payerAddress", "invoiceNo", "invoiceCode", "invoiceStatus", "payerBankName", "preTypedetail", "firstPayment",
        "finalPayment", "firstPaytime", "finalPaytime", "reviewTime", "activationTime", "customerTotalFee", "customerDiscountFee", "notifyPickTime",
        "consignTime", "orderNo", "customerPostFee", "shopId", "shopName", "customerPayment", "companyName", "isBillCheck", "warehouseCode",
        "warehouseName", "logisticName", "tradeId", "billDate", "logisticType", "mainPostid", "tradeType", "totalFee", "taxFee", "receivedPostFee",
        "discountFee", "payment", "couponFee", "receivedTotal", "isDelete", "flagIds", "flagNames", "shopCode",
    ];

    public static readonly string[] Goods =
    [
        "goodsNo", "goodsName", "specName", "barcode", "sellCount", "unit", "sellPrice", "sellTotal", "cost", "discountTotal", "discountPoint",
        "taxFee", "shareFavourableFee", "estimateWeight", "goodsMemo", "cateName", "brandName", "goodsTags", "isFit", "isGift", "discountFee",
        "taxRate", "estimateGoodsVolume", "isPresell", "customerPrice", "customerTotal", "tradeGoodsNo", "tradeGoodsName", "tradeGoodsSpec",
        "tradeGoodsUnit", "sourceTradeNo", "sourceSubtradeNo", "platCode", "platGoodsId", "subTradeId",
    ];

    public static readonly string[] Payments =
    [
        "chargeType", "chargeCurrency", "chargeAccount", "accountName", "payType", "payNo", "payment", "chargeCurrencyCode", "chargeExchangeRate",
    ];

    public static readonly string[] Columns =
    [
        "tradeId", "customizeTradeColumn1", "customizeTradeColumn2", "customizeTradeColumn3", "customizeTradeColumn4", "customizeTradeColumn5",
        "customizeTradeColumn6", "customizeTradeColumn7", "customizeTradeColumn8", "customizeTradeColumn9", "customizeTradeColumn10",
    ];
}
