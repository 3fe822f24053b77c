namespace QingYi;

/// <summary>What a target promises for a delivery, whatever is killed whenever.</summary>
public enum DeliveryGuarantee
{
    /// <summary>Never lost; sent again when its outcome is unknown.</summary>
    AtLeastOnce,

    /// <summary>Written once: the checkpoint is part of the delivery's own transaction.</summary>
    ExactlyOnce,
}
